// The further threads of a pool, as they are compiled, with the kernels of the tests.
import { KERNELS } from '../../../../dist/server/analysis/parallel/kernels.js'
import { TEST_KERNELS } from './test-kernels.mjs'

Object.assign(KERNELS, TEST_KERNELS)
await import('../../../../dist/server/analysis/parallel/parallel.worker.js')
