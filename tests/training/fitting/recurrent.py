"""
A network that reads sequences forwards and backwards (gated recurrent units), as shared/Extraction/Models/RecurrentNetwork.cs
computes it; fitted by Adam with a learning rate that falls as a cosine.
"""
import numpy as np
import torch
from torch import nn

RATE = 2e-3
DECAY = 1e-6
DROPPED = 0.2
# Inputs are held within this many standard deviations.
LIMIT = 4.0
LONGEST_STEP = 1.0
# Longer sequences are read in pieces of so many rows; pieces of about one length are read together.
PIECE, TOGETHER, NEARLY = 256, 32, 20
SEEN_FOR_SCALE = 200_000


class Recurrent(nn.Module):
    def __init__(self, inputs, outputs, width):
        super().__init__()
        self.first = nn.Linear(inputs, width)
        self.gates = nn.GRU(width, width, batch_first=True, bidirectional=True)
        self.joined = nn.Linear(3 * width, width)
        self.last = nn.Linear(width, outputs)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x):
        units = torch.relu(self.first(self.drop(x)))
        states, _ = self.gates(units)
        return self.last(torch.relu(self.joined(self.drop(torch.cat([units, states], 2)))))


class Sequences:
    """Rows of all sequences one below another, with what is to be told of each row and its weight there: no weight, unknown."""

    def __init__(self, x, y, weight, starts):
        self.x, self.y, self.weight, self.starts = x, y, weight, starts

    def batches(self, some, random=None):
        """Pieces of some sequences that are read together: their begins and ends."""
        pieces = [(at, min(self.starts[index + 1], at + PIECE)) for index in some for at in range(self.starts[index], self.starts[index + 1], PIECE)]
        blur = random.random(len(pieces)) * NEARLY if random else np.zeros(len(pieces))
        order = np.argsort([end - begin for begin, end in pieces] + blur, kind="stable")
        batches = [[pieces[index] for index in order[at:at + TOGETHER]] for at in range(0, len(order), TOGETHER)]
        return [batches[index] for index in random.permutation(len(batches))] if random else batches

    def padded(self, of, batch):
        longest = max(end - begin for begin, end in batch)
        rows = np.zeros((len(batch), longest, of.shape[1]), np.float32)
        for index, (begin, end) in enumerate(batch):
            rows[index, :end - begin] = of[begin:end]
        return rows


class Network:
    limit = LIMIT

    def __init__(self, sequences, epochs, width, forget, seed=0):
        """
        epochs: of each the numbers of the sequences that are read in it; forget: changes a batch of rows as they are, so
        that the network does not lean on what is not always there.
        """
        torch.manual_seed(seed)
        torch.set_num_threads(1)
        random = np.random.default_rng(seed)
        x = sequences.x
        seen = np.unique(np.concatenate(epochs))
        rows = np.concatenate([np.arange(sequences.starts[index], sequences.starts[index + 1]) for index in seen])
        rows = np.sort(random.choice(rows, min(len(rows), SEEN_FOR_SCALE), replace=False))
        sample = np.asarray(x[rows])
        self.mean, spread = sample.mean(0), sample.std(0)
        # What never differs tells nothing, and must not where it differs later.
        self.scale = np.where(spread > 1e-3, 1 / (spread + 1e-3), 0).astype(np.float32)
        self.net = Recurrent(x.shape[1], sequences.y.shape[1], width)
        steps = [batch for some in epochs for batch in sequences.batches(some, random)]
        optimizer = torch.optim.Adam(self.net.parameters(), RATE, weight_decay=DECAY)
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, len(steps))
        self.net.train()
        for batch in steps:
            rows = sequences.padded(x, batch)
            forget(rows, random)
            y, weight = (torch.from_numpy(sequences.padded(of, batch)) for of in (sequences.y, sequences.weight))
            loss = nn.functional.binary_cross_entropy_with_logits(self.net(self.standard(rows)), y, weight, reduction="sum") / max(1, weight.sum())
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.net.parameters(), LONGEST_STEP)
            optimizer.step()
            schedule.step()

    def standard(self, rows):
        return torch.from_numpy(np.clip((rows - self.mean) * self.scale, -LIMIT, LIMIT))

    def probabilities(self, sequences, some, said):
        """Writes into said, a row a row, what is told of some sequences, each read whole."""
        self.net.eval()
        with torch.no_grad():
            for index in some:
                begin, end = sequences.starts[index], sequences.starts[index + 1]
                if end > begin:
                    said[begin:end] = torch.sigmoid(self.net(self.standard(np.asarray(sequences.x[begin:end])[None])))[0].numpy()

    def layers(self):
        """Weights, an input after the other, and biases of the layers in the order of the model's file."""
        gates = self.net.gates
        pairs = [(self.net.first.weight, self.net.first.bias)]
        for direction in ("", "_reverse"):
            pairs += [(getattr(gates, f"weight_{of}_l0{direction}"), getattr(gates, f"bias_{of}_l0{direction}")) for of in ("ih", "hh")]
        pairs += [(self.net.joined.weight, self.net.joined.bias), (self.net.last.weight, self.net.last.bias)]
        return [(weight.detach().numpy().T, bias.detach().numpy()) for weight, bias in pairs]
