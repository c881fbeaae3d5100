import { routePath } from '../route.js';
import { Avatar } from '../ui/avatar.js';
import { useWorkspace } from '../workspace-context.js';

/** The current person, and everyone else to switch to with a click; a second tab can be a second person. */
export function PersonaSwitch() {
  const { state, me, go, route } = useWorkspace();
  const personas = state.users.filter(({ isPersona }) => isPersona);
  return (
    <section class="personas" aria-label="You are">
      <p class="persona-name">
        You are <strong>{me.realName}</strong>
      </p>
      <div class="persona-row">
        {personas.map((user) => (
          <a
            key={user.id}
            class="persona"
            href={routePath({ ...route, me: user.id })}
            aria-current={user.id === me.id ? 'true' : undefined}
            aria-label={user.id === me.id ? `You are ${user.realName}` : `Be ${user.realName}`}
            title={`${user.realName} (${user.timeZone})`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey) return;
              event.preventDefault();
              go({ ...route, thread: undefined, me: user.id });
            }}
          >
            <Avatar user={user} />
          </a>
        ))}
      </div>
    </section>
  );
}
