// The long versions of the suites are asked for by `npm run test:soak`.
const SOAK = process.env['TRAMA_SOAK'] === '1'

/** How often something is tried: a sample in `npm test`, the whole count in a soak. */
export function chooseRuns(sample: number, soak: number): number {
  return SOAK ? soak : sample
}
