/** What a thing is called in a language: in English by its English name where the survey has one; null for one without. */
export function nameIn(
  language: 'zh' | 'en',
  { name, nameEn }: { name: string | null; nameEn: string | null },
): string | null {
  return language === 'en' ? (nameEn ?? name) : name;
}
