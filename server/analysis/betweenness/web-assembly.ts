/** A compiled module: it survives a structured clone, so that a thread can be sent it. */
export type WasmModule = object & { readonly __compiled?: never }

interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>
}

interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => WasmModule
  readonly Instance: new (module: WasmModule) => WasmInstance
}

/** The part of WebAssembly that is used here. The types of Node lack it, and those of browsers come with a whole DOM. */
const api = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly

/** Throws where the processor lacks what the module needs. */
export function compileWasm(bytes: Uint8Array): WasmModule {
  return new api.Module(bytes)
}

export function startWasm(module: WasmModule): WasmInstance['exports'] {
  return new api.Instance(module).exports
}
