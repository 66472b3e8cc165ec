# The bot: Rasa, the web channel and the page. Build from the repository root:
#   docker build -f docker/rasa.Dockerfile -t homeroom-bot .
FROM python:3.10-slim-bookworm AS build
WORKDIR /homeroom
RUN pip install --no-cache-dir uv==0.13.9
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --locked --no-dev --no-install-project
COPY . .
RUN uv sync --locked --no-dev && .venv/bin/python -m scripts.train

FROM python:3.10-slim-bookworm
RUN useradd --create-home --uid 10001 homeroom && mkdir /data && chown homeroom /data
WORKDIR /homeroom
COPY --from=build /homeroom /homeroom
USER homeroom
ENV HOMEROOM_DATA=/data
EXPOSE 5005
HEALTHCHECK --start-period=90s CMD [".venv/bin/python", "-c", \
    "import httpx; httpx.get('http://127.0.0.1:5005/health').raise_for_status()"]
CMD [".venv/bin/python", "-m", "scripts.bot", "--interface", "0.0.0.0"]
