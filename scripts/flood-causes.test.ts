import { describeFloodCauses } from './testing/flood-causes-suite.ts';

describeFloodCauses(1, 0.3);
