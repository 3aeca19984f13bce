import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { findLiteralText } from './find-literal-text.ts'

const CLIENT = join(import.meta.dirname, '../../../client')
const PANELS = readdirSync(join(CLIENT, 'panels'))

function read(name: string): string {
  return readFileSync(join(CLIENT, 'panels', name), 'utf8')
}

describe('texts in panels', () => {
  it('all come from a catalogue', () => {
    const found = PANELS.filter((name) => name.endsWith('.tsx')).flatMap((name) =>
      findLiteralText(read(name)).map((text) => `${name}: ${text}`),
    )
    expect(found).toEqual([])
  })

  it.each([
    ['<p>Hello</p>', ['Hello']],
    ['<p title="Hello" className="head">{t("a.b")}</p>', ['Hello']],
    ['<p aria-label={`Hello ${name}`} />', ['Hello']],
    ['<p>{isOpen ? "Yes" : t("no")}</p>', ['Yes']],
    ['<p>{isOpen && "Yes"}</p>', ['Yes']],
    ['<p>{kind === "Person" && t("x")} · {3}</p>', []],
  ])('are noticed in %s', (source, texts) => {
    expect(findLiteralText(`const x = ${source}`)).toEqual(texts)
  })
})

describe('styles of panels', () => {
  it('use logical directions only, so that the screen mirrors', () => {
    const physical =
      /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)|left|right|float|text-align:\s*(?:left|right))\b/m
    const found = PANELS.filter((name) => name.endsWith('.css')).filter((name) => physical.test(read(name)))
    expect(found).toEqual([])
    expect(physical.test('.a {\n  margin-left: 4px;\n}')).toBe(true)
    expect(physical.test('.a {\n  text-align: right;\n}')).toBe(true)
  })

  it('ask nobody outside for anything', () => {
    const page = readFileSync(join(CLIENT, 'index.html'), 'utf8')
    expect(page).not.toMatch(/https?:/)
    expect(page.replace(/<script type="module" src="\/main\.tsx"><\/script>/, '')).not.toMatch(/<script|style=/)
    for (const name of PANELS.filter((one) => one.endsWith('.css'))) expect(read(name)).not.toMatch(/url\(|@import/)
  })
})
