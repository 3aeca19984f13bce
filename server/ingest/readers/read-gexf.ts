import { openGraphFile } from '../graph-files/open-graph-file.ts'
import type { Reader } from '../reader.ts'

/** GEXF as other programs write it, with a mapping. */
export const gexfReader: Reader = {
  id: 'gexf',
  title: 'GEXF with a mapping',
  extensions: ['.gexf'],
  sniff: (head) => /<gexf[\s>]/.test(Buffer.from(head).toString('latin1')),
  open: (input, options) => openGraphFile('gexf', 'GEXF', input, options),
}
