import type { TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';
import type { Problem } from './problem.ts';

type FieldError = NonNullable<Problem['errors']>[number];
interface Shape {
  type?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Shape>;
  anyOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
}

/** Validation errors in words: `distanceM must be between 5 and 1000, got 10000`. At most five. */
export function describeErrors(schema: TSchema, value: unknown, errors: TLocalizedValidationError[]): FieldError[] {
  const relevant = withoutOtherVariants(schema, value, errors);
  const described = new Map<string, FieldError>();
  for (const error of relevant) {
    for (const item of describe(schema, value, error)) {
      if (!described.has(item.field)) described.set(item.field, item);
    }
  }
  return [...described.values()].slice(0, 5);
}

/**
 * A union fails in each of its variants; only the variant whose `type` was named says what is wrong. Where none was,
 * what is wrong is the `type`.
 */
function withoutOtherVariants(schema: TSchema, value: unknown, errors: TLocalizedValidationError[]) {
  const unions = new Set(errors.flatMap((error) => /^(.*?\/anyOf)\/\d+/.exec(error.schemaPath)?.[1] ?? []));
  let kept = errors.filter((error) => error.keyword !== 'anyOf' || unions.size === 0);
  for (const union of unions) {
    const variants = (shapeAt(schema, union.replace(/\/anyOf$/, ''))?.anyOf ?? []).map((_, i) => `${union}/${i}`);
    const fitting = variants.find((variant) => {
      const own = kept.filter((error) => within(error, variant));
      return own.length > 0 && !own.some(namesOtherType) && !own.some(lacksType);
    });
    if (fitting) {
      kept = kept.filter((error) => !error.schemaPath.startsWith(`${union}/`) || within(error, fitting));
    } else {
      const first = kept.find((error) => error.schemaPath.startsWith(`${union}/`));
      const path = first?.instancePath.replace(/\/type$/, '') ?? '';
      const allowed = (shapeAt(schema, union.replace(/\/anyOf$/, ''))?.anyOf ?? []).flatMap((shape) => {
        const type = shape.properties?.['type'];
        return type?.enum ?? (type?.const === undefined ? [] : [type.const]);
      });
      kept = kept.filter((error) => !error.schemaPath.startsWith(`${union}/`));
      const isObject = typeof valueAt(value, path) === 'object' && valueAt(value, path) !== null;
      kept.push(
        (isObject
          ? { keyword: 'enum', instancePath: `${path}/type`, schemaPath: union, params: { allowedValues: allowed } }
          : { keyword: 'type', instancePath: path, schemaPath: union, params: { type: 'object' } }) as never,
      );
    }
  }
  return kept;
}

function within(error: TLocalizedValidationError, variant: string): boolean {
  return error.schemaPath === variant || error.schemaPath.startsWith(`${variant}/`);
}

function namesOtherType(error: TLocalizedValidationError): boolean {
  return (error.keyword === 'const' || error.keyword === 'enum') && error.instancePath.endsWith('/type');
}

function lacksType(error: TLocalizedValidationError): boolean {
  return (
    (error.keyword === 'required' && error.params.requiredProperties.includes('type')) ||
    (error.keyword === 'type' && error.params.type === 'object' && /\/anyOf\/\d+$/.test(error.schemaPath))
  );
}

function describe(schema: TSchema, root: unknown, error: TLocalizedValidationError): FieldError[] {
  const field = fieldName(error.instancePath);
  const value = valueAt(root, error.instancePath);
  const got = `, got ${show(value)}`;
  const say = (message: string): FieldError[] => [
    { field, ...(value === undefined ? {} : { value: short(value) }), message },
  ];
  const shape = shapeAt(schema, error.schemaPath);
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => {
        const full = field === 'body' ? name : `${field}.${name}`;
        return { field: full, message: `${full} is missing` };
      });
    case 'additionalProperties': {
      const known = Object.keys(shape?.properties ?? {}).join(', ');
      return error.params.additionalProperties.map((name) => {
        const full = field === 'body' ? name : `${field}.${name}`;
        return { field: full, message: `${full} is not known here; known: ${known}` };
      });
    }
    case 'boolean':
      // Repeats what `additionalProperties` says.
      return [];
    case 'minimum':
    case 'maximum':
      if (shape?.minimum !== undefined && shape.maximum !== undefined) {
        return say(`${field} must be between ${shape.minimum} and ${shape.maximum}${got}`);
      }
      return say(`${field} must be at ${error.keyword === 'minimum' ? 'least' : 'most'} ${error.params.limit}${got}`);
    case 'type':
      return say(`${field} must be ${article(String(error.params.type))}${got}`);
    case 'enum':
      return say(`${field} must be one of ${error.params.allowedValues.map(String).join(', ')}${got}`);
    case 'const':
      return say(`${field} must be ${show(error.params.allowedValue)}${got}`);
    case 'minItems':
    case 'maxItems':
      return say(
        `${field} must have at ${error.keyword === 'minItems' ? 'least' : 'most'} ${error.params.limit} entries`,
      );
    case 'minLength':
    case 'maxLength':
      return say(
        `${field} must have at ${error.keyword === 'minLength' ? 'least' : 'most'} ${error.params.limit} characters${got}`,
      );
    case 'uniqueItems':
      return say(`${field} names the same entry twice`);
    default:
      return say(`${field} ${error.message}${got}`);
  }
}

/** `/cells/kinds/0` → `cells.kinds[0]`; the whole input is `body`. */
function fieldName(path: string): string {
  return path === ''
    ? 'body'
    : path
        .slice(1)
        .replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]')
        .replaceAll('/', '.');
}

function at(root: unknown, path: string): unknown {
  let value = root;
  for (const step of path.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

const valueAt = at;

function shapeAt(schema: TSchema, path: string): Shape | undefined {
  return at(schema, path.replace(/^#/, '')) as Shape | undefined;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : String(JSON.stringify(short(value)));
}

/** A value that may be echoed: long texts and big objects are cut. */
function short(value: unknown): unknown {
  const text = JSON.stringify(value) ?? '';
  return text.length <= 120 ? value : `${text.slice(0, 120)}…`;
}

function article(type: string): string {
  return type === 'integer' ? 'a whole number' : type === 'object' || type === 'array' ? `an ${type}` : `a ${type}`;
}
