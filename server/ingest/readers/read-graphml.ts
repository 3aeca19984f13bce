import { openGraphFile } from '../graph-files/open-graph-file.ts'
import type { Reader } from '../reader.ts'

/** GraphML as other programs write it, with a mapping. */
export const graphMlReader: Reader = {
  id: 'graphml',
  title: 'GraphML with a mapping',
  extensions: ['.graphml'],
  sniff: (head) => /<graphml[\s>]/.test(Buffer.from(head).toString('latin1')),
  open: (input, options) => openGraphFile('graphml', 'GraphML', input, options),
}
