/** Letters without accents and case, for comparing. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** Whether every word is within the text. */
export function matches(text: string, words: readonly string[]): boolean {
  const where = plain(text);
  return words.every((word) => where.includes(word));
}
