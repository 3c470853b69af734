"""A real S3 server for tests, on this machine only: it holds signatures and rights, and forgets everything when it is stopped.

    bucket.py FOLDER    writes the access keys into FOLDER, prints the address of the bucket, and serves until its input ends

Three work on the bucket `zhibao-test`: `office.keys` with the rights of docs/operations/vault.md, `reader.keys` who may only list and
read, and `stranger.keys` who may nothing. The bucket `zhibao-versions` keeps old versions; there is no bucket `zhibao-none`, on which all have the same rights.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path

# S3 takes no part under 5 MiB but the last; tests would spend their time on bytes.
os.environ["S3_UPLOAD_PART_MIN_SIZE"] = "65536"

import boto3  # noqa: E402
import requests  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

READING = ["s3:ListBucket", "s3:GetObject"]
WORKING = READING + ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:GetBucketVersioning"]
BUCKETS = ["zhibao-test", "zhibao-versions"]


def user(iam, name: str, actions: list[str], folder: Path) -> None:
    iam.create_user(UserName=name)
    if actions:
        resources = [f"arn:aws:s3:::{bucket}{rest}" for bucket in BUCKETS + ["zhibao-none"] for rest in ("", "/*")]
        policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": resources}]}
        iam.put_user_policy(UserName=name, PolicyName="vault", PolicyDocument=json.dumps(policy))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    place = folder / f"{name}.keys"
    with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(f"{key['AccessKeyId']}\n{key['SecretAccessKey']}\n")


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    port = server.get_host_and_port()[1]
    endpoint = f"http://127.0.0.1:{port}"
    ours = {"endpoint_url": endpoint, "region_name": "us-east-1", "aws_access_key_id": "first", "aws_secret_access_key": "first"}
    s3, iam = boto3.client("s3", **ours), boto3.client("iam", **ours)
    for bucket in BUCKETS:
        s3.create_bucket(Bucket=bucket)
    s3.put_bucket_versioning(Bucket="zhibao-versions", VersioningConfiguration={"Status": "Enabled"})
    user(iam, "office", WORKING, folder)
    user(iam, "reader", READING, folder)
    user(iam, "stranger", [], folder)
    # From here on every request must be signed by somebody who may.
    requests.post(f"{endpoint}/moto-api/reset-auth", data=b"0", timeout=10).raise_for_status()
    print(f"s3://zhibao-test?endpoint={endpoint}&keys={folder}/office.keys", flush=True)
    sys.stdin.read()
    server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
