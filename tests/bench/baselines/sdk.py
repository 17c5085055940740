"""The vendor's Python SDK put through the workload that the module is: microseconds a call, batch by batch."""
import argparse
import json
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

parser = argparse.ArgumentParser()
parser.add_argument("--url", required=True)
for name in ("calls", "batches", "warm-up", "concurrency"):
    parser.add_argument(f"--{name}", type=int, required=True)
options = parser.parse_args()

client = boto3.client(
    "neptunedata",
    endpoint_url=options.url,
    region_name="us-east-1",
    config=Config(max_pool_connections=options.concurrency),
)


def read(job_id):
    job = client.get_ml_model_training_job(id=job_id)
    if job["id"] != job_id:
        raise ValueError(f"The server returned job {job['id']} instead of {job_id}.")


def run(count):
    if options.concurrency == 1:
        for _ in range(count):
            read("bench-00000")
    else:
        ids = [f"bench-{index % 2000:05}" for index in range(count)]
        for _ in threads.map(read, ids):
            pass


with ThreadPoolExecutor(options.concurrency) as threads:
    run(options.warm_up)
    microseconds = []
    for _ in range(options.batches):
        started = time.perf_counter()
        run(options.calls)
        microseconds.append((time.perf_counter() - started) * 1e6 / options.calls)

print(json.dumps({"microseconds": microseconds}))
