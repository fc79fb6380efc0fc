import type { AnalysisContext } from '../../server/analysis/context.ts';
import { density } from '../../server/analysis/density.ts';
import type { DensityParameters } from '../../server/analysis/density-types.ts';
import { cityContext } from './city-context.ts';
import type { BenchRow, Measured, Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';
import { postgisSide } from './postgis.ts';
import { shapelySide } from './shapely-side.ts';

const grid: DensityParameters = { cells: { type: 'square', sizeM: 250 }, land: 'cell' };
const districts: DensityParameters = { cells: { type: 'layer', layer: 'districts' }, land: 'cell' };

/** Pipe length by 250 m squares and by 16 districts. Checksum: kilometres, the cells added up. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  const ours = (name: string, ...questions: DensityParameters[]): Side => {
    let context: AnalysisContext;
    return {
      name,
      threads: 1,
      setup: async () => {
        context = await cityContext(city);
      },
      run: async () => {
        const [first, ...others] = questions.map((question) => kilometres(question, context));
        const differing = others.find((km) => Math.abs(km - first) > 1e-4);
        return differing === undefined ? first : `${first} and ${differing}`;
      },
    };
  };
  const km = (columns: string[]): number => Number(columns[1]);
  const inGrid = postgisSide(city, 'density_grid.sql', km);
  const inDistricts = postgisSide(city, 'density_districts.sql', km);
  const columns = await city.columns();
  const layers = [columns.get('pipes')!, columns.get('districts')!];
  const note =
    'Ours answers with the finished cells: outline in degrees, land, density, lengths by kind, cells without pipe included. What the question before left is used (which pipes count, the grid over the land); the warm-up makes it.';
  return [
    {
      job: 'Density: 250 m grid and 16 districts together',
      target: '≥ 10 × the best single peer',
      note,
      ours: ours('grid, then districts', grid, districts),
      peers: [
        together('PostGIS (density_grid.sql, density_districts.sql)', inGrid, inDistricts),
        shapelySide('shapely, its tree', 'density_shapely.py', layers),
      ],
      rounds: 5,
    },
    {
      job: 'Density: 250 m grid by kind, size, material and decade, over built-up land',
      target: 'a row of its own: no peer does it in one pass',
      ours: ours('grid', { ...grid, land: 'built_up', by: ['size', 'material', 'decade'] }),
      peers: [],
      rounds: 5,
    },
  ];
}

function kilometres(question: DensityParameters, context: AnalysisContext): number {
  return density(question, context).features.reduce((sum, cell) => sum + cell.properties.lengthM, 0) / 1000;
}

/** Two queries as one side: the times added up, the second's checksum. */
function together(name: string, first: Side, second: Side): Side {
  return {
    name,
    threads: 1,
    setup: async () => {
      await first.setup?.();
    },
    run: async () => {
      const [a, b] = [(await first.run()) as Measured, (await second.run()) as Measured];
      return { checksum: b.checksum, ms: (a.ms ?? NaN) + (b.ms ?? NaN) };
    },
    close: async () => {
      await first.close?.();
    },
  };
}
