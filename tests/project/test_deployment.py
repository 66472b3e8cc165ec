"""The deployment files: valid, closed by default, and true to what the bot really serves."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import pytest
import yaml

from actions.settings import read_settings
from tests.project.layout import ROOT
from tests.scale.topology import MAIN, NGINX, TEMPLATE, nginx_configuration

DOCKER = ROOT / "docker"
COMPOSE = ("compose.yml", "compose.scale.yml")
COMPOSE_SPEC = Path(__file__).parent / "schemas" / "compose-spec.json"
"""The Compose Specification's own schema (Apache-2.0, github.com/compose-spec/compose-spec)."""
OURS = ("bot", "actions")
MANIFESTS = sorted(
    path for path in (DOCKER / "kubernetes").glob("*.yml") if path.name != "kustomization.yml"
)
KUBERNETES = "1.27"
PATHS = {"/", "/privacy", "/health", "/widget", "/webhooks/web", "/webhooks/telegram"}
PATHS |= {"/webhooks/twilio"}

Json = dict[str, Any]


def compose(name: str) -> Json:
    return dict(yaml.safe_load((DOCKER / name).read_text()))


def resources() -> Iterator[Json]:
    for path in MANIFESTS:
        yield from yaml.safe_load_all(path.read_text())


def pods() -> Iterator[tuple[str, Json]]:
    """(name, pod template) of everything that runs."""
    for resource in resources():
        spec = resource.get("spec", {})
        if resource["kind"] == "CronJob":
            spec = spec["jobTemplate"]["spec"]
        if "template" in spec:
            yield resource["metadata"]["name"], spec["template"]["spec"]


@pytest.mark.parametrize("name", COMPOSE)
def test_compose_takes_the_file(name: str) -> None:
    schema = json.loads(COMPOSE_SPEC.read_text())
    jsonschema.Draft202012Validator(schema).validate(compose(name))


def test_compose_would_refuse_a_misspelt_setting() -> None:
    wrong = compose("compose.yml")
    next(iter(wrong["services"].values()))["read_onyl"] = True
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(COMPOSE_SPEC.read_text())).validate(wrong)


@pytest.mark.parametrize("name", COMPOSE)
def test_a_compose_file_names_only_what_there_is(name: str) -> None:
    content = compose(name)
    assert {key for key in content if not key.startswith("x-")} <= {
        "services",
        "volumes",
        "networks",
    }
    volumes = set(content.get("volumes", {}))
    for service in content["services"].values():
        assert ("image" in service) != ("build" in service)
        assert set(service.get("depends_on", ())) <= content["services"].keys()
        if "build" in service:
            assert (ROOT / service["build"]["dockerfile"]).is_file()
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert source in volumes or source.startswith("${") or (DOCKER / source).exists()


@pytest.mark.parametrize("name", COMPOSE)
def test_what_compose_starts_of_ours_may_do_nothing_it_need_not(name: str) -> None:
    services = compose(name)["services"]
    for service in (services[one] for one in OURS if one in services):
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["restart"] == "unless-stopped"
        assert "command" not in service  # the image's own, without Rasa's HTTP API
        data = service["environment"]["HOMEROOM_DATA"] if "actions" in services else "/data"
        assert data.startswith("/tmp/") or "data:/data" in service["volumes"]


def test_of_many_machines_only_nginx_has_a_door() -> None:
    services = compose("compose.scale.yml")["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]


@pytest.mark.parametrize("name", COMPOSE)
def test_no_image_is_whatever_is_newest(name: str) -> None:
    images = [one["image"] for one in compose(name)["services"].values() if "image" in one]
    assert all(re.search(r":v?\d[\w.-]*$", image) for image in images)


@pytest.mark.parametrize("name", COMPOSE)
def test_what_compose_sets_is_understood_by_the_bot(name: str) -> None:
    for service in OURS:
        given = compose(name)["services"].get(service, {}).get("environment", {})
        fixed = {key: str(value) for key, value in given.items() if "${" not in str(value)}
        assert read_settings(fixed)


def test_the_trusted_network_is_the_one_compose_makes() -> None:
    scale = compose("compose.scale.yml")
    (network,) = scale["networks"]["default"]["ipam"]["config"]
    trusted = scale["services"]["bot"]["environment"]["HOMEROOM_TRUSTED_PROXY"]
    assert trusted == network["subnet"]


def test_secrets_come_from_the_environment_alone() -> None:
    for service in compose("compose.scale.yml")["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search("SECRET|PASSWORD|TOKEN", name):
                assert str(value).startswith("${"), name
    example = (DOCKER / "scale.env.example").read_text()
    assert not re.search(r"(SECRET|PASSWORD|TOKEN)=\S", example)


def test_every_setting_in_the_env_example_is_used_and_the_other_way_round() -> None:
    used = set(re.findall(r"\$\{(\w+)", (DOCKER / "compose.scale.yml").read_text()))
    named = re.findall(r"^(\w+)=", (DOCKER / "scale.env.example").read_text(), re.MULTILINE)
    assert used == set(named)


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_kubernetes_takes_the_manifest(path: Path) -> None:
    for resource in yaml.safe_load_all(path.read_text()):
        kubernetes_validate.validate(resource, KUBERNETES, strict=True)


def test_the_kustomization_lists_all_but_the_example_of_a_secret() -> None:
    listed = yaml.safe_load((DOCKER / "kubernetes" / "kustomization.yml").read_text())["resources"]
    assert set(listed) == {path.name for path in MANIFESTS} - {"secret.example.yml"}


@pytest.mark.parametrize(("name", "pod"), pods(), ids=lambda value: str(value)[:10])
def test_a_pod_may_do_nothing_it_need_not(name: str, pod: Json) -> None:
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    for container in pod["containers"]:
        context = container["securityContext"]
        assert context["readOnlyRootFilesystem"] is True
        assert context["allowPrivilegeEscalation"] is False
        assert context["capabilities"] == {"drop": ["ALL"]}
        assert container["resources"]["limits"]["memory"]
        assert "--enable-api" not in str(container)


def test_kubernetes_replaces_ours_one_by_one_and_watches_their_health() -> None:
    deployments = {
        one["metadata"]["name"]: one for one in resources() if one["kind"] == "Deployment"
    }
    for name in OURS:
        spec = deployments[name]["spec"]
        assert spec["replicas"] >= 2
        assert spec["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
        (container,) = spec["template"]["spec"]["containers"]
        assert container["readinessProbe"]["httpGet"]["path"] == "/health"


def test_kubernetes_starts_a_bot_again_that_hangs_but_not_for_what_it_waits_for() -> None:
    deployed = (one for one in resources() if one["kind"] == "Deployment")
    (bot,) = (one for one in deployed if one["metadata"]["name"] == "bot")
    (container,) = bot["spec"]["template"]["spec"]["containers"]
    probe = container["livenessProbe"]
    assert probe["httpGet"]["path"] == "/"  # answered by the event loop alone
    assert probe["periodSeconds"] * probe["failureThreshold"] >= 60


def test_the_ingress_opens_the_named_paths_only() -> None:
    (ingress,) = (one for one in resources() if one["kind"] == "Ingress")
    (rule,) = ingress["spec"]["rules"]
    paths = {path["path"]: path["pathType"] for path in rule["http"]["paths"]}
    assert paths.keys() == PATHS
    assert {path for path, kind in paths.items() if kind == "Exact"} == {"/", "/privacy", "/health"}
    assert ingress["spec"]["tls"]


def test_every_setting_of_the_nginx_template_is_given() -> None:
    left = re.findall(r"\$\{(\w+)\}", TEMPLATE.read_text().partition("log_format")[2])
    assert set(left) == set(compose("compose.scale.yml")["services"]["nginx"]["environment"])


def test_nginx_opens_the_named_paths_only() -> None:
    door = TEMPLATE.read_text().partition("${ACTIONS_LISTEN}")[0]
    passed = re.findall(r"location (= )?(\S+) \{ proxy_pass http://bots; \}", door)
    assert {path.rstrip("/") or "/" for _, path in passed} == PATHS
    assert "/" not in [path for exact, path in passed if not exact]
    assert "location / { return 404; }" in door


def test_the_named_paths_are_those_of_the_bot() -> None:
    """Of every channel in use, and of the site; neither more nor fewer."""
    from rasa.shared.utils.common import class_from_module_path

    channels = yaml.safe_load((ROOT / "rasa_project" / "credentials.yml").read_text())
    served = {f"/webhooks/{class_from_module_path(one).name()}" for one in channels}
    site = (ROOT / "rasa_project" / "channels" / "web_site.py").read_text()
    served |= set(re.findall(r"app\.(?:add_route\(\w+, |static\()\"(/\w+)\"", site)) | {"/"}
    assert served == PATHS


@pytest.mark.parametrize("listen", ["compose", "plain"])
def test_nginx_accepts_its_configuration(listen: str, tmp_path: Path) -> None:
    if not NGINX:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no nginx: scripts/setup.sh test")
    door = "listen 127.0.0.1:8443 ssl; include tls.conf;" if listen == "compose" else "listen 8080;"
    filled = nginx_configuration(
        BOT_SERVERS="server 127.0.0.1:5005;",
        ACTION_SERVERS="server 127.0.0.1:5055;",
        LISTEN=door,
        ACTIONS_LISTEN="listen 127.0.0.1:5056;",
    )
    (tmp_path / "homeroom.conf").write_text(filled)
    (tmp_path / "nginx.conf").write_text(MAIN)
    tls = (DOCKER / "nginx" / "tls.conf").read_text().replace("/etc/nginx/tls", str(tmp_path))
    (tmp_path / "tls.conf").write_text(tls)
    make_certificate(tmp_path)
    done = subprocess.run(
        [NGINX, "-t", "-p", str(tmp_path), "-c", "nginx.conf"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr


def make_certificate(folder: Path) -> None:
    """One that nobody trusts, for nginx to read."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "homeroom.example")])
    begins = datetime(2026, 1, 1)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(begins).not_valid_after(begins + timedelta(days=3650))
    signed = builder.sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(signed.public_bytes(pem))
    private = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(pem, *private))


def test_the_dashboard_shows_what_is_counted() -> None:
    from prometheus_client import REGISTRY

    from rasa_project.channels import metrics

    assert metrics.TURNS
    counted = {sample for family in REGISTRY.collect() for sample in _samples(family)}
    board = json.loads((DOCKER / "monitoring" / "grafana-dashboard.json").read_text())
    shown = {
        name
        for panel in board["panels"]
        for target in panel["targets"]
        for name in re.findall(r"homeroom_\w+", target["expr"])
    }
    assert shown == {name for name in counted if not name.endswith(("_created", "_count", "_sum"))}
    ids = [panel["id"] for panel in board["panels"]]
    assert len(ids) == len(set(ids))


def _samples(family: Any) -> list[str]:
    if not family.name.startswith("homeroom_"):
        return []
    return [f"{family.name}_{'bucket' if family.type == 'histogram' else 'total'}"]
