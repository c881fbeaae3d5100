import { sinkStateSchema } from '../../incidents/records/sink-state.js';
import { defineEntity } from '../table/entity.js';
import { keysOf, pk } from '../table/keys.js';

export const sinkEntity = defineEntity({
  schema: sinkStateSchema,
  keys: keysOf.sink,
  identify: ({ PK }) => ({ sink: PK.slice(pk.prefix.sink.length) }),
});
