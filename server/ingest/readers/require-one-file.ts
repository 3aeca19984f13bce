import { CaseFileError } from '../case-file-error.ts'
import type { ImportInput, InputFile } from '../import-source.ts'

/**
 * The only file of an input whose format is one file.
 *
 * @param what what people call the format, to begin a sentence
 * @throws {CaseFileError} when there is more than one
 */
export function requireOneFile(input: ImportInput, what: string): InputFile {
  const [first, second] = input.files
  if (first === undefined) throw new RangeError('an import needs a file')
  if (second === undefined) return first
  const message = `${what} is imported by itself; import "${first.name}" and "${second.name}" one after the other`
  throw CaseFileError.of({ file: second.name, code: 'too-many-files', message })
}
