import { describePublicationLeaks } from './testing/publication-leaks-suite.ts';

describePublicationLeaks(1, 1, { mustBeBuilt: true });
