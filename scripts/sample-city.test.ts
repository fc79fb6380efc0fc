import { describeSampleCity } from './testing/sample-city-suite.ts';

describeSampleCity(1, 0.1);
