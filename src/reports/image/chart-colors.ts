/** Readable on white, which every chart has as its background; neighbors differ in lightness as well as in hue. */
export const INK = { text: '#1d2939', faint: '#667085', line: '#e4e7ec', paper: '#ffffff', bar: '#3b6fb6' };

const SEVERITY: Record<string, string> = {
  P0: '#8f1d14',
  P1: '#e0532f',
  P2: '#f2b33d',
  P3: '#5b8fd0',
  P4: '#a9b4c4',
};

const STATUS: Record<string, string> = {
  OPEN: '#d6402b',
  ACKNOWLEDGED: '#e8862e',
  MITIGATING: '#e9bd3a',
  RESOLVED: '#3d9a5f',
  CLOSED: '#98a2b3',
};

const OTHER = '#6b5b95';

export function severityColor(severity: string): string {
  return Object.hasOwn(SEVERITY, severity) ? (SEVERITY[severity] ?? OTHER) : OTHER;
}

export function statusColor(status: string): string {
  return Object.hasOwn(STATUS, status) ? (STATUS[status] ?? OTHER) : OTHER;
}
