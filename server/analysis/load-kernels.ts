import { readFileSync } from 'node:fs'

import { provideLockstepModule } from './betweenness/lockstep-module.ts'
import { compileWasm } from './betweenness/web-assembly.ts'
import type { WasmModule } from './betweenness/web-assembly.ts'
import { provideReachModule } from './centrality/reach/reach-module.ts'

/** In an entry file of a thread: provides the kernels in WebAssembly, as far as the processor can run them. */
export function loadKernels(): void {
  provideLockstepModule(compileFile('./betweenness/lockstep.wasm'))
  provideReachModule(compileFile('./centrality/reach/reach.wasm'))
}

/** Null where the build has put none or the processor lacks something; there is a plain kernel for each. */
function compileFile(path: string): WasmModule | null {
  try {
    return compileWasm(readFileSync(new URL(path, import.meta.url)))
  } catch {
    return null
  }
}
