import { BlockList, isIPv6 } from 'node:net';

/** Where cloud providers hand out credentials to whoever asks: never a receiver of events. */
const METADATA = list(['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::254/128']);

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
  '::/127',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2002::/16',
  'fc00::/7',
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

/** An IPv4 address may be written as an IPv6 one, which BlockList knows. */
function isIn(blocked: BlockList, address: string): boolean {
  return blocked.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
