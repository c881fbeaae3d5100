# Aegis as one process with Socket Mode; see docs/containers.md for what it needs.
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY packages/slack-simulator/package.json packages/slack-simulator/
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production \
    AEGIS_HOME=/data \
    AEGIS_HEALTH_PORT=8080
WORKDIR /app
COPY --from=build /build/dist/aegis.mjs ./
COPY --from=build /build/dist/node_modules ./node_modules
# The engine for a table in a file (AEGIS_TABLE_FILE), where there's one for this platform.
COPY --from=build /build/node_modules/@dynoxide ./node_modules/@dynoxide
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.AEGIS_HEALTH_PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "aegis.mjs"]
