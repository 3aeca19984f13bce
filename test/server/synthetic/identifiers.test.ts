import { expect, test } from 'vitest'

import {
  inventNumberPlate,
  inventPhoneNumber,
  NUMBER_PLATES,
  PHONE_NUMBERS,
} from '../../../fixtures/synthetic/identifiers.ts'
import { INVENTED_WORDS, inventWord } from '../../../fixtures/synthetic/invented-word.ts'

function inventAll<T>(count: number, invent: (number: number) => T): Set<T> {
  return new Set(Array.from({ length: count }, (_, number) => invent(number)))
}

test('telephone numbers all differ and lie in ranges kept for fiction', () => {
  const numbers = inventAll(PHONE_NUMBERS, inventPhoneNumber)
  expect(numbers.size).toBe(PHONE_NUMBERS)
  const fictional =
    /^\+(?:44 7700 900\d{3}|44 1(?:1[345678]|21) 496 0\d{3}|33 (?:6 39 98|1 99 00|2 61 91|3 53 01|4 65 71|5 36 49) \d\d \d\d|1 \d{3} 555 01\d\d)$/u
  expect([...numbers].filter((number) => !fictional.test(number))).toEqual([])
  expect(() => inventPhoneNumber(PHONE_NUMBERS)).toThrow(RangeError)
})

test('number plates all differ and have letters that are never given out', () => {
  const plates = inventAll(NUMBER_PLATES, inventNumberPlate)
  expect(plates.size).toBe(NUMBER_PLATES)
  const never = /^(?:\d{4} [AEIOU]{3}|[IOU]{2}-\d{3}-[IOU]{2})$/u
  expect([...plates].filter((plate) => !never.test(plate))).toEqual([])
})

test('invented words all differ in Latin script', () => {
  expect(inventAll(INVENTED_WORDS, (number) => inventWord(number).latin).size).toBe(INVENTED_WORDS)
})
