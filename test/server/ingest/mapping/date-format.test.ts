import { describe, expect, it } from 'vitest'
import { explainDateFormat, parseDate } from '../../../../server/ingest/mapping/date-format.ts'
import { matchesFiles } from '../../../../server/ingest/mapping/match-files.ts'

describe('dates by format', () => {
  it.each([
    ['4/08/2017', ['d/M/yyyy'], '2017-08-04'],
    ['24/08/2017 13:45', ['dd/MM/yyyy HH:mm'], '2017-08-24'],
    ['03/2017', ['dd/MM/yyyy', 'MM/yyyy'], '2017-03'],
    ['2017', ['dd/MM/yyyy', 'yyyy'], '2017'],
    ['4 August 2017', ['d MMMM yyyy'], '2017-08-04'],
    ['day 3 of 2017-08', ["'day' d 'of' yyyy-MM"], '2017-08-03'],
    ['31/02/2017', ['dd/MM/yyyy'], null],
    ['8/24/2017', ['d/M/yyyy'], null],
    ['', ['yyyy'], null],
    ['2017-08', undefined, '2017-08'],
    ['2017-13', undefined, null],
    ['04/08/2017', undefined, null],
  ])('reads %j by %j as %j', (text, formats, date) => {
    expect(parseDate(text, formats)).toBe(date)
    expect(parseDate(text, formats)).toBe(date)
  })

  it.each(['DD/MM/YYYY', 'dd/MM/yy', 'dd/MM', 'dd/yyyy', 'dd.mm.yyyy', 'x', ''])('refuses the format %j', (format) => {
    expect(explainDateFormat(format)).not.toBeNull()
  })

  it.each(['dd/MM/yyyy', 'yyyy', 'MM.yyyy', "yyyy-MM-dd'T'HH:mm:ss"])('takes the format %j', (format) => {
    expect(explainDateFormat(format)).toBeNull()
  })
})

describe('patterns of file names', () => {
  it.each([
    ['a.csv', 'a.csv', true],
    ['a.csv', 'b.csv', false],
    ['*.csv', 'a.csv', true],
    ['*.csv', '.csv', true],
    ['a*.csv', 'a.csv', true],
    ['a*a.csv', 'a.csv', false],
    ['a*b*c', 'axbxc', true],
    ['a*b*c', 'acb', false],
    ['*', '', true],
    ['a.csv', 'a-csv', false],
  ])('%j for %j: %j', (pattern, name, fits) => {
    expect(matchesFiles(pattern, name)).toBe(fits)
  })
})
