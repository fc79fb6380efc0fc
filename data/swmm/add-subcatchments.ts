import type { Draft } from './build-model.ts';
import type { Subcatchment } from './model.ts';
import { IdShelf } from './swmm-id.ts';

/** Runoff coefficient of fairly dense built-up land (domain reference 2.3: 0.60–0.70 dense, 0.45–0.60 fairly dense). */
const defaultRunoff = 0.65;

/** Less land than this is no subcatchment, m². */
const leastM2 = 1;

/** The land that drains into the model: surveyed or proposed, or, where there is none at all, a strip along each pipe. */
export function addSubcatchments(draft: Draft): Subcatchment[] {
  const { source, inAt, assumptions } = draft;
  const ids = new IdShelf();
  // A name that a node has too would make the outlet ambiguous (error 108).
  for (const { id } of draft.nodes) ids.take(id);
  const made = source.catchments.flatMap(({ node, areaM2, runoff, surveyed }): Subcatchment[] => {
    if (inAt[node] < 0 || !(areaM2 >= leastM2)) return [];
    const { id, key } = draft.nodes[inAt[node]];
    assumptions.add(surveyed ? 'catchment-nearest' : 'catchment-proposed', key ?? id);
    if (Number.isNaN(runoff)) assumptions.add('runoff-default', key ?? id);
    return [
      {
        id: ids.take(`S_${id}`.slice(0, 29)),
        node: inAt[node],
        areaHa: areaM2 / 10_000,
        imperviousShare: Number.isNaN(runoff) ? defaultRunoff : Math.min(Math.max(runoff, 0), 1),
      },
    ];
  });
  return made.length > 0 ? made : strips(draft, ids);
}

function strips({ source, settings, assumptions, inAt, nodes }: Draft, ids: IdShelf): Subcatchment[] {
  const areaM2 = new Float64Array(source.nodes.length);
  for (const pipe of source.pipes) {
    if (pipe.pressure) continue;
    areaM2[pipe.from] += pipe.lengthM * settings.stripM;
    assumptions.add('catchment-strip', pipe.key);
  }
  return source.nodes.flatMap((_, at): Subcatchment[] =>
    areaM2[at] >= leastM2
      ? [
          {
            id: ids.take(`S_${nodes[inAt[at]].id}`.slice(0, 29)),
            node: inAt[at],
            areaHa: areaM2[at] / 10_000,
            imperviousShare: defaultRunoff,
          },
        ]
      : [],
  );
}
