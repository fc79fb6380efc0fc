/** Says where a value is not what was agreed: the path to it and what was expected there; null where it is. */
export type Shape = (value: unknown, path: string) => { path: string; expected: string } | null;

const leaf =
  (expected: string, test: (value: unknown) => boolean): Shape =>
  (value, path) =>
    test(value) ? null : { path, expected };

export const isText = leaf('text', (value) => typeof value === 'string');
export const isBoolean = leaf('true or false', (value) => typeof value === 'boolean');
export const isNumber = leaf('a number', Number.isFinite);
export const isCount = leaf('a whole number', (value) => Number.isInteger(value) && (value as number) >= 0);

export const oneOf = (...allowed: unknown[]): Shape =>
  leaf(`one of ${allowed.join(', ')}`, (value) => allowed.includes(value));

export const orNull =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null ? null : shape(value, path);

export const optional =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined ? null : shape(value, path);

export const listOf =
  (shape: Shape, length?: number): Shape =>
  (value, path) => {
    if (!Array.isArray(value) || (length !== undefined && value.length !== length)) {
      return { path, expected: length === undefined ? 'a list' : `a list of ${length}` };
    }
    for (let i = 0; i < value.length; i++) {
      const fault = shape(value[i], `${path}[${i}]`);
      if (fault) return fault;
    }
    return null;
  };

/** An object with these members; others are not looked at. */
export const withMembers =
  (members: Record<string, Shape>): Shape =>
  (value, path) => {
    if (typeof value !== 'object' || value === null) return { path, expected: 'an object' };
    for (const [name, shape] of Object.entries(members)) {
      const fault = shape((value as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`);
      if (fault) return fault;
    }
    return null;
  };
