/** What a `{name}` may stand for. */
export type Values = { readonly [name: string]: string | number };

/**
 * Fills the `{name}` of a text; `{name|one|many}` chooses by the number of that name. Throws for a name without a value:
 * a text with a hole must not reach anybody.
 */
export function fill(template: string, values: Values = {}): string {
  return template.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`“${template}” has no value for {${name}}`);
    if (one !== undefined) return value === 1 ? one : many!;
    return typeof value === 'number' ? grouped(value) : value;
  });
}

/** 1246 → 1,246: thousands as both languages write them, the same on every device. */
function grouped(value: number): string {
  const [whole, part] = String(value).split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part ? `${thousands}.${part}` : thousands;
}
