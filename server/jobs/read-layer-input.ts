import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { defaultMapping } from '../../data/import/default-mapping.ts';
import { ImportError } from '../../data/import/import-error.ts';
import { createSurveyImport } from '../../data/import/import-survey.ts';
import type { Mapping } from '../../data/import/mapping.ts';
import { openRecords } from '../../data/import/open-records.ts';
import { parseMapping } from '../../data/import/parse-mapping.ts';
import type { Layer } from '../../data/model/catalogue.ts';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { mergeIssues } from '../../data/model/issue-collector.ts';
import { findLayer, layers as catalogue } from '../../data/model/layers.ts';
import type { LayerEntry, LayerSource } from '../../data/model/manifest.ts';
import { createFeatureRules } from '../../data/quality/feature-rules.ts';
import type { VersionWriter } from '../store/version-writer.ts';
import { layerFingerprint } from './fingerprint.ts';
import { watched, type ImportWatch } from './import-progress.ts';
import { nodeReaderHost } from './node-reader-host.ts';

/** Files that together replace one layer. */
export interface LayerInput {
  layer: string;
  files: readonly string[];
  /** `EPSG:n` of the files; a GeoPackage and GeoJSON may do without. */
  crs?: string | undefined;
  /** Path of a mapping file; absent: columns are named like the layer's fields. */
  mapping?: string | undefined;
}

/** An input whose layer and mapping have been read and found good. */
export interface PreparedInput {
  layer: Layer;
  mapping: Mapping;
  files: readonly string[];
  crs?: string | undefined;
}

/** Reads the mapping files. Throws an `ImportError` before any data is touched. */
export async function prepareInputs(inputs: readonly LayerInput[]): Promise<PreparedInput[]> {
  const prepared: PreparedInput[] = [];
  for (const input of inputs) {
    const layer = findLayer(input.layer);
    if (!layer) {
      const known = [...catalogue.map(({ id }) => id), 'terrain'].join(', ');
      throw new ImportError(
        'layer-unknown',
        `layer "${input.layer}" is not in the catalogue; expected one of ${known}`,
      );
    }
    if (prepared.some((other) => other.layer === layer)) {
      throw new ImportError('layer-repeated', `layer "${layer.id}" is given twice; name all its files together`);
    }
    if (input.files.length === 0) throw new ImportError('file-missing', `no file is named for layer "${layer.id}"`);
    prepared.push({ layer, files: input.files, crs: input.crs, mapping: await readMapping(input.mapping, layer) });
  }
  return prepared;
}

async function readMapping(path: string | undefined, layer: Layer): Promise<Mapping> {
  if (path === undefined) return defaultMapping(layer);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new ImportError('file-missing', `mapping file ${path} cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
  return parseMapping(text, layer, basename(path));
}

/** Reads the files of one input into the version being written. */
export async function readLayerInput(
  input: PreparedInput,
  writer: VersionWriter,
  importedAt: string,
  watch: ImportWatch,
): Promise<LayerEntry> {
  const { layer, mapping } = input;
  const survey = createSurveyImport(layer, mapping);
  const rules = createFeatureRules(layer);
  const sources: LayerSource[] = [];
  const written = await writer.writeLayer(layer.id, readAll());
  const summary = survey.finish();
  return {
    ...written,
    count: summary.count,
    bbox: summary.bbox,
    importedAt,
    madeWith: layerFingerprint(layer),
    sources,
    filled: summary.filled,
    issues: mergeIssues(summary.issues, rules.list()),
  };

  async function* readAll(): AsyncGenerator<SurveyFeature> {
    let rows = 0;
    for (const file of input.files) {
      const source = await openRecords(file, input.crs, mapping, nodeReaderHost);
      const before = rows;
      const counted = async function* () {
        for await (const record of source.records) {
          rows++;
          yield record;
        }
      };
      const records = watched(counted(), layer.id, watch, rows);
      for await (const feature of survey.features(records, { file: basename(file), projection: source.projection })) {
        rules.check(feature);
        yield feature;
      }
      sources.push({
        name: basename(file),
        ...(await hashFile(file)),
        crs: source.crs,
        rows: rows - before,
        ...mapping.source,
      });
    }
    watch.onProgress?.({ step: 'read', layer: layer.id, records: rows });
  }
}

async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
