/** `INC-1` or `1` as the id in the table; ids of other programs stay as they are. */
export function readIncidentArgument(typed: string): string {
  const digits = /^(?:INC-)?0*(\d{1,12})$/i.exec(typed)?.[1];
  return digits === undefined ? typed : `INC-${digits.padStart(6, '0')}`;
}
