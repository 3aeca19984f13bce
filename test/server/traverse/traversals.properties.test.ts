import { describe, it } from 'vitest'

import { chooseRuns } from '../../soak.ts'
import { checkAgainstForce, IN_MEMORY } from './check-traversals.ts'

describe('traversals of random multigraphs', () => {
  it('find what trying everything finds', async () => {
    await checkAgainstForce(IN_MEMORY, chooseRuns(500, 20_000))
  })
})
