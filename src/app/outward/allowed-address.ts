import { BlockList, isIPv6 } from 'node:net';

/**
 * Addresses at which cloud providers hand out credentials to any caller, so no sink may
 * use them. Not all are link-local.
 */
const METADATA_V4 = ['169.254.0.0/16', '100.100.100.200/32', '168.63.129.16/32', '192.0.0.192/32'];
const METADATA = list([
  ...METADATA_V4,
  ...METADATA_V4.flatMap(inIPv6),
  'fe80::/10',
  'fd00:ec2::/32',
  'fd20:ce::254/128',
]);

/** Addresses that aren't on the internet, from IANA's special-purpose registries. */
const PRIVATE = list([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
  '::/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2002::/16',
  'fc00::/7',
  'fec0::/10',
  'ff00::/8',
]);

/** Whether events may be sent to an IP address. */
export function isAllowedAddress(address: string, { allowsPrivate }: { allowsPrivate: boolean }): boolean {
  if (isIn(METADATA, address)) return false;
  return allowsPrivate || !isIn(PRIVATE, address);
}

function list(ranges: readonly string[]): BlockList {
  const blocked = new BlockList();
  for (const range of ranges) {
    const [network = '', bits = ''] = range.split('/');
    blocked.addSubnet(network, Number(bits), isIPv6(network) ? 'ipv6' : 'ipv4');
  }
  return blocked;
}

/**
 * IPv6 addresses that gateways translate to the addresses of an IPv4 range.
 * BlockList itself only knows `::ffff:`.
 */
function inIPv6(range: string): string[] {
  const [network = '', bits = ''] = range.split('/');
  const [a = 0, b = 0, c = 0, d = 0] = network.split('.').map(Number);
  const sixToFour = `2002:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}::/${16 + Number(bits)}`;
  const embedding = ['::', '::ffff:0:', '64:ff9b::'].map(
    (prefix) => `${prefix}${network}/${96 + Number(bits)}`,
  );
  return [sixToFour, ...embedding];
}

/** An IPv4 address may be written in IPv6 forms that BlockList doesn't recognize. */
function isIn(blocked: BlockList, address: string): boolean {
  return blocked.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
