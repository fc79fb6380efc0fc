import { describeFloodCauses } from './testing/flood-causes-suite.ts';

describeFloodCauses(1, 1);
describeFloodCauses(2, 1);
