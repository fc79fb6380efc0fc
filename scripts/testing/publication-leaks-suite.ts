import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { findLayer } from '../../data/model/layers.ts';
import { publicLayers } from '../../data/publication/public-layers.ts';
import type { Publication } from '../../data/publication/publication.ts';
import { publicationFile, tilesFile } from '../../data/publication/site-files.ts';
import { checkArtefacts } from '../../server/jobs/publish/check-artefacts.ts';
import { searchableText } from '../../server/jobs/publish/leak-search.ts';
import { buildTiles } from '../../tiles/build.ts';
import { findLeaks, textsOf, type Vertex, verticesOf } from './published-artefacts.ts';
import { type PublishedCity, publishSampleCity } from './published-city.ts';
import { unexplainedVertices } from './unexplained-vertices.ts';

const drawn = 200;

/**
 * Nothing of the staff's in what the public is served of a sample city, small or whole; and a leak that is planted is
 * found. `mustBeBuilt`: the page is the one that is delivered, not a stand-in.
 */
export function describePublicationLeaks(seed: number, size: number, { mustBeBuilt = false } = {}): void {
  describe(`what the public is served of the sample city, seed ${seed}, size ${size}`, () => {
    let city: PublishedCity;
    beforeAll(async () => {
      city = await publishSampleCity(seed, size, drawn);
    }, 600_000);
    afterAll(() => city?.close());
    const unexplained = (vertices: readonly Vertex[]): Vertex[] =>
      unexplainedVertices(vertices, city.pipes, city.publicFeatures, city.projection);

    it.runIf(mustBeBuilt)('is the page as it is built', () => {
      expect(city.isPageBuilt).toBe(true);
    });

    it('holds no telling value of 200 staff assets: no key, level, owner, person or phone', async () => {
      const { site, secrets, shareCommon } = city;
      expect(secrets.length).toBeGreaterThan(2 * drawn);
      expect(shareCommon).toBeLessThan(0.1);
      const kinds = [/^\d+\.\d{3}$/, /^[A-Z]{1,3}[A-Z0-9]*-?\d/, /值班员/, /000-0000-0001/];
      for (const kind of kinds) expect(secrets.some(({ value }) => kind.test(value))).toBe(true);
      expect(Object.keys(await textsOf(site)).length).toBeGreaterThan(10);
      expect(await findLeaks(site, secrets)).toEqual([]);
    });

    it('has no vertex within 5 m of a pipe’s that no public layer explains', async () => {
      const vertices = await verticesOf(city.site);
      expect(vertices.length).toBeGreaterThan(10_000);
      expect(unexplained(vertices)).toEqual([]);
    });

    describe('a leak that is planted', () => {
      let planted: string;
      const copy = (name: string): string => {
        planted = join(city.root, `planted-${name}`);
        cpSync(city.site, planted, { recursive: true });
        return planted;
      };
      const asset = (layer: string): SurveyFeature => city.assets.find((each) => each.layer === layer)!.feature;
      /** Changes the publication of a copy. */
      const change = (folder: string, work: (publication: Publication) => void): void => {
        const path = join(releasePath(folder), publicationFile);
        const publication = JSON.parse(readFileSync(path, 'utf8')) as Publication;
        work(publication);
        writeFileSync(path, JSON.stringify(publication));
      };
      const foundIn = async (folder: string) =>
        (await findLeaks(folder, city.secrets)).map(({ where, value }) => [where, value]);

      it('is found as a key in the publication', async () => {
        const { id } = asset('pipes');
        const folder = copy('key');
        change(folder, ({ places }) => (places[0].name.en = `see ${id}.`));
        expect((await foundIn(folder)).map(([, value]) => value)).toEqual([id]);
      });

      it('is found as a level in a script, also in its packed copy alone', async () => {
        const level = city.secrets.find(({ value, of }) => of.startsWith('nodes') && /^\d+\.\d{3}$/.test(value))!.value;
        const folder = copy('level');
        appendFileSync(join(folder, 'sw.js'), `\nconst level = ${level};`);
        expect(await foundIn(folder)).toEqual([['sw.js', level]]);
        writeFileSync(join(folder, 'sw.js'), '');
        writeFileSync(join(folder, 'sw.js.gz'), gzipSync(`x = [${level}]`));
        expect(await foundIn(folder)).toEqual([['sw.js.gz', level]]);
      });

      it('is found as a person and a phone in a page and in a source map', async () => {
        const folder = copy('person');
        const { contactName, contactPhone } = asset('flood_points').properties as Record<string, string>;
        appendFileSync(join(folder, 'index.html'), `<p>${contactName}</p>`);
        mkdirSync(join(folder, 'assets'), { recursive: true });
        writeFileSync(join(folder, 'assets/x.js.map'), JSON.stringify({ sourcesContent: [contactPhone] }));
        const values = (await foundIn(folder)).map(([where, value]) => `${where} ${value}`);
        expect(values).toContain(`index.html ${contactName}`);
        expect(values).toContain(`assets/x.js.map ${contactPhone}`);
      });

      it('is found as an owner', async () => {
        const owner = city.secrets.find(({ value, of }) => of.startsWith('pipes') && /\p{Script=Han}{3}/u.test(value));
        const folder = copy('owner');
        change(folder, ({ places }) => (places[1].name.zh = `${owner!.value}的管`));
        expect((await foundIn(folder)).map(([, value]) => value)).toContain(owner!.value);
      });

      it('is found as a vertex in the publication', async () => {
        const folder = copy('vertex');
        const [lon, lat] = asset('pipes').geometry.coordinates[0] as [number, number];
        // In no place that something public happens to explain: a pipe may begin on a road's line.
        change(folder, ({ places }) => places.push({ ...places[0], kind: 'underpass', at: [lon, lat] }));
        const found = unexplained(await verticesOf(folder));
        expect(found.map(({ layer, lonLat }) => [layer, lonLat])).toEqual([['underpass', [lon, lat]]]);
      });

      it('is found in tiles: pipes drawn as roads, and a layer the public does not have', async () => {
        const folder = copy('tiles');
        const tiles = join(releasePath(folder), tilesFile);
        const stolen = city.assets.filter(({ layer }) => layer === 'pipes').map(({ feature }) => feature);
        const roads = publicLayers.find(({ id }) => id === 'roads')!;
        const named = stolen.map((f) => ({ ...f, properties: { name: f.id, roadClass: 'arterial' } }));
        rmSync(tiles);
        await buildTiles({
          inputs: [{ layer: roads, count: named.length, features: () => eachOf(named) }],
          audience: 'public',
          catalogue: [roads],
          outFile: tiles,
          name: 'planted',
        });
        const values = new Set((await findLeaks(folder, city.secrets)).map(({ value }) => value));
        expect([...values].sort()).toEqual([...new Set(stolen.map(({ id }) => id))].sort());
        const found = unexplained(await verticesOf(folder));
        expect(found.length).toBeGreaterThan(stolen.length / 2);
        const breaches = await checkArtefacts({ x: searchableText({}) }, tiles, city.secrets);
        expect(breaches.map(({ rule }) => rule)).toEqual(['staff-value']);

        rmSync(tiles);
        const layer = { ...findLayer('pipes')!, access: 'public' as const, publicGeometry: 'exact' as const };
        await buildTiles({
          inputs: [{ layer, count: stolen.length, features: () => eachOf(stolen) }],
          audience: 'public',
          catalogue: [layer],
          outFile: tiles,
          name: 'planted',
        });
        expect(await checkArtefacts({}, tiles, [])).toEqual([
          { rule: 'layer-forbidden', where: 'tiles: pipes', why: 'the public has no such layer' },
        ]);
      });
    });
  });
}

const releasePath = (folder: string): string => join(folder, 'release', readdirSync(join(folder, 'release'))[0]);

async function* eachOf(features: readonly SurveyFeature[]): AsyncGenerator<SurveyFeature> {
  yield* features;
}
