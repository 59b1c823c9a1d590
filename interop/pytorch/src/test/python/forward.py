"""The inference of the benchmark as a user of PyTorch writes it: eager, from Python, in evaluation mode and without gradients.

Takes the workload that trains the network, how many images to take at a time and how often to take all, and the folder of MNIST's files.
Only times are compared: the weights are those that torch draws.
"""

import platform
import sys

import torch

from cold import idx
from eager import THREADS, WORKLOADS
from serve import serve


def main(workload, batch, passes, folder):
    torch.set_num_threads(THREADS)
    model = WORKLOADS[workload][0]().eval()
    batches = idx(folder, "t10k-images-idx3-ubyte", 16).view(-1, 1, 28, 28).split(batch)

    def infer():
        with torch.no_grad():
            for _ in range(passes):
                for x in batches:
                    model(x)

    serve(f"PyTorch {torch.__version__} from Python {platform.python_version()}", infer)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
