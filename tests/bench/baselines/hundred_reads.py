"""What measures/hundred-reads.ps1 does, with boto3: reads a hundred jobs and prints how many of them have completed."""
import sys

import boto3

client = boto3.client("neptunedata", endpoint_url=sys.argv[1], region_name="us-east-1")
jobs = [client.get_ml_model_training_job(id=f"bench-{number:05}") for number in range(100)]
print(sum(job["status"] == "Completed" for job in jobs))
