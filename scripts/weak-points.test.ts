import { describeWeakPoints } from './testing/weak-points-suite.ts';

describeWeakPoints(1, 0.1, [
  { type: 'adverse_slope', kind: 'pipes', component: 'slope', alone: 1 },
  { type: 'large_into_small', kind: 'pipes', component: 'narrowing', alone: 1 },
  { type: 'undersized_reach', kind: 'pipes', component: 'capacity', alone: 0.5 },
  { type: 'drowned_outfall', kind: 'nodes', component: 'backwater', alone: 0.5 },
]);
