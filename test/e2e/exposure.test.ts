import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { peruCase } from '../../fixtures/cases/two-news-reports/case.ts'
import { syntheticCase } from '../../fixtures/synthetic/synthesise.ts'
import { explainMissingChromium } from '../client/chromium.ts'
import { explainSkip, nameCase } from '../server/start-test-server.ts'
import { startApp } from './open-app.ts'
import type { App } from './open-app.ts'

const LIMIT = 240_000
const RUN_LIMIT = 120_000
const BACKEND = 'sqlite'

const { batch, truth } = syntheticCase()
const victims = new Set<string>([...truth.victims, ...truth.minors])
const protectedPeople = new Set<string>([
  ...victims,
  ...truth.witnesses,
  ...truth.officials,
  ...truth.counsel,
  ...truth.acquitted,
  truth.coercedRecruiter,
])

const skip = explainSkip(BACKEND) ?? explainMissingChromium()

describe.skipIf(skip !== null)(`branches and recruiting in Chromium (${skip ?? 'runs'})`, { timeout: LIMIT }, () => {
  let app: App
  let caseId: string
  let opened: Awaited<ReturnType<App['open']>>

  beforeAll(async () => {
    app = await startApp(BACKEND)
    caseId = await app.server.importCase(batch, nameCase('exposure'))
    opened = await app.open(`/?case=${caseId}&dock=branches`)
    await ask(opened.page, 'Ask which branch', 'branch-content')
  }, LIMIT)
  afterAll(() => app.close())

  it('lists the branches that sources name, each with its people, and no cluster', async () => {
    const { page } = opened
    const shown = await page.getByRole('region', { name: 'Branches, as sources have them' }).getByRole('button').count()
    expect(shown).toBe(truth.branches.length)
    const listed = await listEntities(page.getByTestId('branch-people'))
    expect(listed.length).toBeGreaterThan(0)
    expect(listed.filter((id) => protectedPeople.has(id))).toEqual([])
    expect(await page.getByTestId('branch-content').innerText()).not.toMatch(/cluster/iu)
  })

  it('opens an answer by contacts to its events, its sentences and, in one click, the source', async () => {
    const { page } = opened
    const row = await openAssigned(page)
    const text = await row.innerText()
    expect(text).toMatch(/margin \d/u)
    const contact = row.getByTestId('branch-contact').first()
    expect(await contact.innerText()).toMatch(/k = \d+ took part · s = [\d.]+/u)
    await contact.getByTestId('quote').first().click()
    const lit = page.locator('mark[data-active=true]').first()
    await lit.waitFor()
    await page.getByRole('button', { name: 'Branches', exact: true }).click()
    await row.getByTestId('branch-evidence').waitFor()
  })

  it('says which condition failed, gives outsiders no branch, and publishes how good it is here', async () => {
    const { page } = opened
    await choosePart(page, 'Undetermined')
    const reasons = await page.getByTestId('branch-person').first().innerText()
    expect(reasons).toMatch(/needed|no contact|point to no branch/u)
    await choosePart(page, 'Contacts only')
    const people = page.getByTestId('branch-people')
    const contacts = await listAll(people)
    expect(truth.outsiders.filter((id) => contacts.includes(id)).length).toBeGreaterThan(0)
    expect(await people.getByTestId('branch-person').first().innerText()).toMatch(/contacts with members of/u)
    await choosePart(page, 'The known ones, asked again')
    const quality = await page.getByTestId('branch-quality').innerText()
    expect(quality).toMatch(/Answered: \d+ \(coverage [\d.]+ %\)/u)
    expect(quality).toMatch(/the same thresholds would label \d+/u)
    const left = await page.getByTestId('exposure-left-out').innerText()
    expect(left).toMatch(new RegExp(`^Left out for their protection: ${protectedPeople.size} `, 'u'))
  })

  it('tells of every planted recruiter act, means and purpose, by word, and nothing by number', async () => {
    const { page } = opened
    await page.getByRole('button', { name: 'Recruiting', exact: true }).click()
    await ask(page, 'Ask who is said to have recruited', 'recruiter-content')
    const list = page.getByTestId('recruiters')
    const listed = await listEntities(list)
    const planted = truth.recruiters.map(({ person }) => String(person))
    expect(planted.filter((id) => id !== String(truth.coercedRecruiter) && !listed.includes(id))).toEqual([])
    expect(listed.filter((id) => protectedPeople.has(id))).toEqual([])
    const states = await list.locator('[data-element]').allInnerTexts()
    expect(states.length).toBeGreaterThan(0)
    expect(states.filter((text) => !/sourced|unsourced|contradicted/u.test(text))).toEqual([])
    expect(states.filter((text) => /\d/u.test(text))).toEqual([])
    const row = list.getByTestId('recruiter').first()
    await row.getByRole('button').first().click()
    await row.getByTestId('recruiter-evidence').getByTestId('quote').first().waitFor()
  })

  it('keeps a victim who recruited apart, under a code, and leads apart from findings', async () => {
    const { page } = opened
    await choosePart(page, 'Possible non-punishment')
    const spared = page.getByTestId('non-punishment')
    expect(await listEntities(spared)).toContain(String(truth.coercedRecruiter))
    expect(await spared.innerText()).toMatch(/possible non-punishment/u)
    expect(await spared.innerText()).toMatch(/^[VM]-[0-9A-Z]{4}/mu)
    await choosePart(page, 'Structural leads')
    expect(await page.getByTestId('leads').innerText()).toMatch(/Leads, no findings/u)
  })

  it('says why somebody is not listed', async () => {
    const { page } = opened
    await page.getByRole('button', { name: 'Why is somebody not listed?' }).click()
    const field = page.getByLabel('Name of whom you miss')
    await field.fill(await readName(app, opened, caseId, truth.outsiders[0]))
    await field.press('Enter')
    const answer = page.getByTestId('exposure-absence')
    await answer.waitFor()
    expect(await answer.innerText()).toMatch(/No claim names|none of them counts|Only ungraded|Nothing of recruiting/u)
    await page.keyboard.press('Escape')
  })

  it('keeps each run as a finding that comes out the same when it is run again', async () => {
    const { page } = opened
    await page.getByRole('button', { name: 'Findings', exact: true }).click()
    await page.locator('[data-testid=findings] [data-task=branches]').click()
    await page.getByRole('button', { name: 'Run again and compare' }).click()
    const answer = page.getByTestId('rerun')
    await answer.waitFor({ timeout: RUN_LIMIT })
    expect(await answer.getAttribute('data-outcome')).toBe('identical')
  })

  it('tells what falls without a source, from the list of sources, in Arabic too', async () => {
    const small = await app.server.importCase(peruCase().batch, nameCase('withdrawn'))
    const { page, context, complaints } = await app.open(`/?case=${small}&dock=sources`, { locale: 'ar' })
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await page.getByRole('button', { name: 'ماذا يسقط من دونه؟' }).first().click()
    const answer = page.getByTestId('withdrawal')
    await answer.waitFor({ timeout: RUN_LIMIT })
    const [, falls = '', all = ''] = /الروابط الساقطة: (\d+) من (\d+)/u.exec(await answer.innerText()) ?? []
    expect(await answer.locator('[data-fate=falls] > li').count()).toBe(Number(falls))
    expect(Number(all)).toBeGreaterThan(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('needs nothing from elsewhere and complains of nothing', () => {
    expect(opened.complaints).toEqual([])
  })
})

async function ask(page: Page, button: string, answer: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.getByTestId(answer).waitFor({ timeout: RUN_LIMIT })
}

async function choosePart(page: Page, name: string): Promise<void> {
  const parts = page.getByRole('navigation', { name: /Parts of the answer|Lists of the answer/u })
  await parts.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click()
}

async function listEntities(list: Locator): Promise<string[]> {
  const rows = await list.locator('> li[data-entity]').all()
  return Promise.all(rows.map(async (row) => (await row.getAttribute('data-entity')) ?? ''))
}

/** All rows of a list, those that come on demand too. */
async function listAll(list: Locator): Promise<string[]> {
  const more = list.getByRole('button', { name: /^\d+ more$|^One more$/u })
  while ((await more.count()) > 0) await more.first().click()
  return listEntities(list)
}

/** Opens somebody whose branch rests on contacts, in whatever branch there is one. */
async function openAssigned(page: Page): Promise<Locator> {
  const branches = await page.getByRole('region', { name: 'Branches, as sources have them' }).getByRole('button').all()
  for (const branch of branches) {
    await branch.click()
    const row = page.locator('[data-testid=branch-person][data-status=assigned]').first()
    if ((await row.count()) === 0) continue
    await row.getByRole('button').first().click()
    await row.getByTestId('branch-evidence').waitFor()
    return row
  }
  throw new Error('nobody has a branch by contacts')
}

async function readName(
  { server }: App,
  { context }: Awaited<ReturnType<App['open']>>,
  caseId: string,
  id: string | undefined,
): Promise<string> {
  const response = await context.request.get(`${server.url}/api/cases/${caseId}/graph`)
  const { nodes } = (await response.json()) as { nodes: { id: string; label: string }[] }
  const label = nodes.find((node) => node.id === id)?.label
  if (label === undefined) throw new Error(`the chart has no ${String(id)}`)
  return label
}
