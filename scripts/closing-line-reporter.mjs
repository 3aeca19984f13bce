import { writeFileSync } from 'node:fs'
import process from 'node:process'

/**
 * Counts a vitest run and tells why tests were skipped. The counts go to the file that TRAMA_TEST_COUNTS names, from
 * which scripts/test.mjs makes the closing line.
 */
export default class ClosingLineReporter {
  onInit(vitest) {
    this.vitest = vitest
  }

  onTestRunEnd(modules, errors) {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    const reasons = new Map()
    for (const module of modules) {
      let failedHere = 0
      for (const test of module.children.allTests()) {
        const { state, note } = test.result()
        const outcome = state === 'pending' ? 'failed' : state
        counts[outcome] += 1
        if (outcome === 'failed') failedHere += 1
        if (outcome === 'skipped') addTo(reasons, note ?? 'skipped by the suite itself')
      }
      // A module that could not be loaded, or a hook that failed outside any test, must not vanish from the count.
      if (module.state() === 'failed' && failedHere === 0) counts.failed += 1
    }
    this.tellReasons(reasons)
    const target = process.env['TRAMA_TEST_COUNTS']
    if (target !== undefined) writeFileSync(target, JSON.stringify(counts))
  }

  tellReasons(reasons) {
    const lines = [...reasons].map(([reason, count]) => `  skipped ${count}: ${reason}`)
    const context = this.vitest.getRootProject().getProvidedContext()
    for (const [need, value] of Object.entries(context)) {
      if (value?.skipped !== undefined) lines.push(`  without ${need}: ${value.skipped}`)
    }
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
  }
}

function addTo(reasons, reason) {
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
}
