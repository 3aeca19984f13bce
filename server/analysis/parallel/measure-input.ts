/** Input of so many bytes promises work for several threads; less may be done before they wake. */
const LARGE_BYTES = 256 * 1024

/** Whether the arrays of a kernel's input, and those two levels down, are of a size that is worth several threads. */
export function isLarge(input: object): boolean {
  return addBytes(input, 2) >= LARGE_BYTES
}

function addBytes(input: object, levels: number): number {
  let bytes = 0
  for (const part of Object.values(input) as unknown[]) {
    if (ArrayBuffer.isView(part)) bytes += part.byteLength
    else if (levels > 0 && typeof part === 'object' && part !== null && !Array.isArray(part)) {
      bytes += addBytes(part, levels - 1)
    }
  }
  return bytes
}
