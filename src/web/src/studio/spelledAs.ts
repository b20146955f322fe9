/** Characters that an attribute may have to spell, by their numbers: their names, and whether they may also stand for themselves. */
const SPELLED: Record<string, { name: string; plain?: string }> = {
  34: { name: '&quot;' },
  38: { name: '&amp;' },
  39: { name: '&apos;', plain: "'" },
  60: { name: '&lt;' },
  62: { name: '&gt;', plain: '>' },
}

/**
 * Attributes of XML spelled as in the file that was opened: the library writes quotes, ampersands and the like always by their
 * numbers.
 *
 * @param opened the file, which says how its author spells
 * @param written XML as the library writes it
 */
export function spelledAs(opened: string, written: string): string {
  return written.replace(/&#(34|38|39|60|62);/g, (number, code: string) => {
    const { name, plain } = SPELLED[code]!
    if (opened.includes(number)) return number
    return opened.includes(name) ? name : (plain ?? name)
  })
}
