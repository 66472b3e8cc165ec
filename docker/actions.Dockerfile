# The action server: rasa-sdk, the core and the content, without Rasa itself.
#   docker build -f docker/actions.Dockerfile -t homeroom-actions .
FROM python:3.10-slim-bookworm AS build
WORKDIR /homeroom
RUN pip install --no-cache-dir uv==0.13.9
COPY pyproject.toml uv.lock README.md LICENSE NOTICE ./
# Everything in the lock file except Rasa and what only Rasa needs.
RUN uv export --locked --no-dev --no-emit-project --prune rasa > requirements.txt \
    && uv venv .venv && uv pip install --no-cache --no-deps -r requirements.txt
COPY actions actions
COPY guidance_content guidance_content
COPY data data
COPY scripts scripts
RUN .venv/bin/python -m scripts.build_spacy && .venv/bin/python -m scripts.build_sentences \
    && .venv/bin/python -m scripts.build_safety && .venv/bin/python -m scripts.build_reading \
    && .venv/bin/python -m scripts.build_clauses && rm requirements.txt

FROM python:3.10-slim-bookworm
RUN useradd --create-home --uid 10001 homeroom && mkdir /data && chown homeroom /data
WORKDIR /homeroom
COPY --from=build /homeroom /homeroom
USER homeroom
ENV HOMEROOM_DATA=/data SANIC_HOST=0.0.0.0 PYTHONDONTWRITEBYTECODE=1
EXPOSE 5055
HEALTHCHECK --start-period=30s CMD [".venv/bin/python", "-c", \
    "import httpx; httpx.get('http://127.0.0.1:5055/health').raise_for_status()"]
CMD [".venv/bin/python", "-m", "scripts.action_server"]
