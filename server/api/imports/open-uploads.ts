import type { CaseStore } from '../../store/case-store.ts'
import { ImportBook } from './import-book.ts'
import { RejectShelf } from './reject-shelf.ts'
import { UploadFolder } from './upload-folder.ts'

export interface OpenUploads {
  readonly uploads: UploadFolder
  readonly imports: ImportBook
  readonly rejects: RejectShelf
}

/** Opens the folder of uploads; what no import under way needs is deleted from it. */
export async function openUploads(folder: string, store: CaseStore): Promise<OpenUploads> {
  const uploads = new UploadFolder(folder)
  const imports = new ImportBook(folder)
  await imports.load(store)
  const needed = imports.list().flatMap((one) => [...one.files, ...(one.mapping === null ? [] : [one.mapping])])
  await uploads.keepOnly(needed, imports.listFileNames())
  return { uploads, imports, rejects: new RejectShelf(folder) }
}
