/* A trainer whose networks compute in JavaScript, which no graph can repeat. */
import { flattenInJavaScript } from '../../../src/engine/compile/javascript-layer.fixture.ts';

flattenInJavaScript();
await import('../../../src/host/trainer/main.ts');
