import { describe, expect, it } from 'vitest';
import { locateBinary } from '../src/platform-binary.js';
import { LOCAL_SLACK } from '../src/screen/local-slack.js';

const locate = (platform: string) =>
  locateBinary(LOCAL_SLACK, platform, ((path: string) => path) as NodeJS.RequireResolve);

describe('the local-slack binary', () => {
  it('comes from the package of the platform', () => {
    expect(locate('linux-x64')).toBe('local-slack-linux-x64/bin/local-slack');
    expect(locate('darwin-arm64')).toBe('local-slack-darwin-arm64/bin/local-slack');
    expect(locate('win32-x64')).toBe('local-slack-windows-x64/bin/local-slack.exe');
  });

  it('says what to do instead on a platform without one', () => {
    expect(() => locate('aix-ppc64')).toThrow("isn't available for aix-ppc64. Set SLACK_BOT_TOKEN");
  });
});
