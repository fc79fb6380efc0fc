import type { Layer } from '../../data/model/catalogue.ts';
import { FieldBuilder } from './field-builder.ts';
import { GeometryReader } from './load-geometry.ts';
import { JsonCursor } from './load-json.ts';
import { Dictionary, TextsBuilder } from './load-texts.ts';

const encoder = new TextEncoder();

/**
 * Reads records of a layer file, one GeoJSON feature per line, straight from their bytes into columns: no string, array
 * or object is made for a record. Values and geometry mean what they mean to JSON.parse.
 */
export class RecordReader {
  /** Records read. */
  count = 0;
  private readonly cursor = new JsonCursor();
  private readonly keys = new TextsBuilder();
  private readonly geometry: GeometryReader;
  private readonly fields: FieldBuilder[];
  /** Numbers of the fields by name, in the order of `fields`; names the catalogue does not know get higher ones. */
  private readonly names = new Dictionary();
  /** Per field `"name":` as it stands in the file, and the field that followed it last: records are alike. */
  private readonly quoted: Uint8Array[];
  private readonly followers: Int32Array;

  /** `records` is how many there may be at most. */
  constructor(layer: Layer, records: number) {
    this.geometry = new GeometryReader(layer.geometry, this.cursor, records);
    this.fields = layer.fields
      .filter(({ name }) => name !== layer.key)
      .map((field) => new FieldBuilder(field, records));
    for (const { name } of this.fields) this.names.codeOf(encoder.encode(name), 0, name.length);
    this.quoted = this.fields.map(({ name }) => encoder.encode(`${JSON.stringify(name)}:`));
    this.followers = new Int32Array(this.fields.length + 1);
  }

  /**
   * Reads the lines in `bytes[from]` … `bytes[to − 1]`, of which each ends with a newline. Throws a SyntaxError that says
   * what was expected in the record with the number `count`.
   */
  read(bytes: Uint8Array, from: number, to: number): void {
    const { cursor } = this;
    cursor.bytes = bytes;
    cursor.at = from;
    while (cursor.at < to) {
      if (cursor.peek() !== 10) {
        this.readRecord();
        this.count++;
        if (cursor.peek() !== 10) cursor.fail('the end of the line');
      }
      cursor.at++;
    }
  }

  build() {
    const built = this.fields.map((field) => [field.name, field.build()] as const);
    return {
      keys: this.keys.build(),
      fields: Object.fromEntries(built.flatMap(([name, column]) => (column ? [[name, column]] : []))),
      ...this.geometry.build(),
    };
  }

  private readRecord(): void {
    const { cursor, count } = this;
    let [ids, geometries] = [0, 0];
    cursor.expect(123);
    do {
      cursor.name();
      if (cursor.textIs('id')) {
        cursor.text();
        this.keys.add(cursor.textBytes, cursor.textFrom, cursor.textTo);
        ids++;
      } else if (cursor.textIs('geometry')) {
        this.geometry.read(count);
        geometries++;
      } else if (cursor.textIs('properties')) this.readProperties();
      else cursor.skip();
    } while (cursor.more(125));
    if (ids !== 1 || geometries !== 1) cursor.fail('a record with one id and one geometry', cursor.at - 1);
  }

  private readProperties(): void {
    const { cursor, fields, quoted, followers } = this;
    if (cursor.peek() === 110) return void cursor.word();
    if (!cursor.open(123, 125)) return;
    let before = fields.length;
    do {
      let number = followers[before];
      if (!cursor.took(quoted[number])) {
        number = this.readName();
        if (number < fields.length) followers[before] = number;
      }
      if (number < fields.length) this.readValue(fields[(before = number)]);
      else cursor.skip();
    } while (cursor.more(125));
  }

  private readName(): number {
    const { cursor } = this;
    cursor.name();
    return this.names.codeOf(cursor.textBytes, cursor.textFrom, cursor.textTo);
  }

  /** Null and the empty text are missing. A value of another type than the field's is read as JavaScript converts it. */
  private readValue(field: FieldBuilder): void {
    const { cursor, count } = this;
    const c = cursor.peek();
    if (c === 34) {
      cursor.text();
      if (cursor.textFrom === cursor.textTo) return;
      if (field.kind === 'text') field.setText(count, cursor.textBytes, cursor.textFrom, cursor.textTo);
      else field.setNumber(count, Number(cursor.textString()));
    } else if (c === 45 || (c >= 48 && c <= 57)) {
      const value = cursor.number();
      if (field.kind === 'text') setString(field, count, String(value));
      else field.setNumber(count, value);
    } else {
      const word = cursor.word();
      if (word === 'null') return;
      if (field.kind === 'text') setString(field, count, word);
      else field.setNumber(count, word === 'true' ? 1 : 0);
    }
  }
}

function setString(field: FieldBuilder, record: number, text: string): void {
  const bytes = encoder.encode(text);
  field.setText(record, bytes, 0, bytes.length);
}
