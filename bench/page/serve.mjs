// Serves the folders given, the first that has a file, on a free port of loopback and prints the address. Nothing else.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import process from 'node:process'
import { URL } from 'node:url'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' }
const folders = process.argv.slice(2)

async function readFirst(path) {
  for (const folder of folders) {
    const body = await readFile(join(folder, path)).catch(() => null)
    if (body !== null) return body
  }
  return null
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  const path = pathname === '/' ? '/index.html' : normalize(pathname)
  const body = await readFirst(path)
  response.writeHead(body === null ? 404 : 200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`))
