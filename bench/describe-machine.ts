import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import process from 'node:process'

/** Where and when it was measured, and how busy the machine was as it began. */
export function describeMachine() {
  const [first] = cpus()
  return {
    date: new Date().toISOString().slice(0, 10),
    node: `Node ${process.versions.node}`,
    system: `${platform()} ${release()}`,
    processor: `${availableParallelism()} × ${first?.model.trim() ?? 'unknown processor'}`,
    memory: `${(totalmem() / 1024 ** 3).toFixed(0)} GiB`,
    load: `load ${(loadavg()[0] ?? 0).toFixed(1)}`,
  }
}
