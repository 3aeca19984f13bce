import type { WasmModule } from '../../betweenness/web-assembly.ts'

let provided: WasmModule | null = null

/**
 * Hands in what wasm/reach.as.ts is compiled to: whoever starts a thread may read files, the analysis may not. Until
 * then, and after null, plain-reach.ts counts the same more slowly.
 */
export function provideReachModule(module: WasmModule | null): void {
  provided = module
}

export function findReachModule(): WasmModule | null {
  return provided
}
