import type { WasmModule } from './web-assembly.ts'

let provided: WasmModule | null = null

/**
 * Hands in what wasm/lockstep.as.ts is compiled to: whoever starts a thread may read files, the analysis may not.
 * Until then, and after null, plain-lockstep.ts does the same more slowly, to the same bits.
 */
export function provideLockstepModule(module: WasmModule | null): void {
  provided = module
}

export function findLockstepModule(): WasmModule | null {
  return provided
}
