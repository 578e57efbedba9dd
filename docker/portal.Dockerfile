# The portal: API and web build in one process. Build it from the root of the repository:
#   docker build -f docker/portal.Dockerfile -t suivi .

FROM node:24-bookworm-slim AS packages
WORKDIR /suivi
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM packages AS build
COPY . .
ENV NX_DAEMON=false NX_TUI=false NG_CLI_ANALYTICS=false
RUN node_modules/.bin/nx run-many -t build --projects=api,web --outputStyle=static
# What the server does not import goes: Angular, the embedded database, the tools; then what only a developer reads.
RUN node docker/keep-runtime-packages.mjs dist/apps/api && npm prune --omit=dev \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:24-bookworm-slim
# In a folder of the image, so that a new volume mounted over it belongs to the user too.
RUN install -d -o node -g node -m 0750 /data
WORKDIR /suivi
COPY --from=build /suivi/package.json ./
COPY --from=build /suivi/node_modules node_modules
COPY --from=build /suivi/dist/apps/api dist/apps/api
COPY --from=build /suivi/dist/apps/web/browser dist/apps/web/browser
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 SUIVI_DATA_DIR=/data SUIVI_WEB_DIR=/suivi/dist/apps/web/browser
# By number, so that an orchestrator can see that it is not root. It is the user "node" of the base image.
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--enable-source-maps", "dist/apps/api/main.js"]
