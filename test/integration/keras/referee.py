"""Keras 3 as a referee: `python referee.py FOLDER`.

Of every FOLDER/ours/NAME.keras, which the workbench wrote, it computes the answers to random inputs and
saves both as NAME.npz (arrays `input`, `output`). Into FOLDER/theirs it saves networks of its own as
NAME.keras and NAME.h5, with NAME.npz. It knows no class of the workbench.
"""

import os
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "numpy"

import keras
import numpy as np
from keras import layers as kl
from keras import ops

rng = np.random.default_rng(13)


def save_answers(model, path, inputs):
    outputs = keras.ops.convert_to_numpy(model(inputs, training=False))
    np.savez(path, input=inputs, output=np.asarray(outputs, dtype="float32"))


def random_inputs(model, count=3):
    return rng.standard_normal((count, *model.input_shape[1:])).astype("float32")


def randomise(model):
    """Weights as if trained: batch norm does something, and nothing vanishes or explodes."""
    for weight in model.weights:
        values = rng.standard_normal(weight.shape)
        if "variance" in weight.path:
            values = 0.5 + 0.5 * np.abs(values)
        elif "gamma" in weight.path:
            values = 1 + 0.1 * values
        elif weight.name == "count":
            values = np.asarray(7)
        elif len(weight.shape) > 1:
            values = values * np.sqrt(1.5 / np.prod(weight.shape[:-1]))
        else:
            values = 0.2 * values
        weight.assign(values.astype("float32"))


def inverted_residuals():
    x = image = keras.Input((12, 12, 3))
    x = kl.Conv2D(8, 3, 2, padding="same", use_bias=False)(x)
    x = kl.BatchNormalization()(x)
    x = kl.ReLU(6.0)(x)
    for _ in range(2):
        before = x
        x = kl.Conv2D(16, 1, use_bias=False)(x)
        x = kl.BatchNormalization(scale=False)(x)
        x = kl.Activation("hard_swish")(x)
        x = kl.DepthwiseConv2D(3, padding="same", use_bias=False)(x)
        x = kl.BatchNormalization(center=False)(x)
        gate = kl.GlobalAveragePooling2D(keepdims=True)(x)
        gate = kl.Conv2D(4, 1, activation="silu")(gate)
        gate = kl.Conv2D(16, 1, activation="hard_sigmoid")(gate)
        x = kl.Multiply()([x, gate])
        x = kl.Conv2D(8, 1, use_bias=False)(x)
        x = kl.Add()([x, before])
    x = kl.ZeroPadding2D(((0, 1), (1, 0)))(x)
    x = kl.DepthwiseConv2D(3, strides=2, depth_multiplier=2)(x)
    x = kl.GlobalMaxPooling2D()(x)
    return keras.Model(image, kl.Dense(5, activation="softmax")(kl.Dropout(0.2)(x)))


def dense_blocks():
    x = image = keras.Input((9, 9, 2))
    x = kl.Rescaling([0.5, 2.0], offset=[0.1, 0.2])(x)
    for _ in range(2):
        y = kl.ReLU()(kl.BatchNormalization()(x))
        x = kl.Concatenate()([x, kl.Conv2D(4, 3, padding="same", use_bias=False)(y)])
    x = kl.AveragePooling2D(3, 2, padding="same")(x)
    x = kl.Conv2D(10, (3, 1), groups=10, activation="gelu")(x)
    x = kl.SeparableConv2D(6, 3, padding="same", depth_multiplier=2)(x)
    x = kl.UpSampling2D((1, 2))(kl.Cropping2D(((1, 0), (0, 1)))(x))
    return keras.Model(image, kl.Dense(4)(kl.Flatten()(x)))


def steps():
    x = signal = keras.Input((16, 4))
    for rate in (1, 2):
        before = kl.Conv1D(6, 1)(x)
        x = kl.Conv1D(6, 3, padding="causal", dilation_rate=rate)(x)
        x = kl.SpatialDropout1D(0.1)(kl.LeakyReLU(0.1)(kl.LayerNormalization()(x)))
        x = kl.Add()([x, before])
    x = kl.DepthwiseConv1D(3, padding="same", activation="tanh")(kl.ZeroPadding1D((1, 2))(x))
    x = kl.UpSampling1D(2)(kl.Cropping1D((2, 1))(x))
    x = kl.SeparableConv1D(5, 3, activation="elu")(x)
    x = kl.GlobalAveragePooling1D()(kl.AveragePooling1D(2, padding="same")(x))
    return keras.Model(signal, kl.Activation("log_softmax")(kl.Dense(3)(x)))


def recurrent():
    return keras.Sequential(
        [
            keras.Input((5, 3)),
            kl.Bidirectional(kl.LSTM(4, return_sequences=True, dropout=0.2)),
            kl.Bidirectional(kl.GRU(3, return_sequences=True), merge_mode="sum"),
            kl.GRU(4, reset_after=False, return_sequences=True, go_backwards=True),
            kl.SimpleRNN(4, return_sequences=True, activation="relu"),
            kl.TimeDistributed(kl.Dense(5, activation="tanh")),
            kl.Bidirectional(kl.SimpleRNN(3, return_sequences=True), merge_mode="mul"),
            kl.Bidirectional(kl.GRU(4), merge_mode="ave"),
            kl.Dense(4),
        ]
    )


def table():
    x = row = keras.Input((6,))
    x = kl.Normalization(mean=[1, 0, -1, 2, 0, 1], variance=[4, 1, 2, 1, 2, 1])(x)
    a = kl.PReLU()(kl.Dense(8, kernel_regularizer="l2")(x))
    b = kl.Dense(8, activation="selu")(x)
    c = ops.sigmoid(a) * b + 0.5 * a
    y = kl.Subtract()([kl.Maximum()([a, b, c]), kl.Average()([a, c])])
    return keras.Model(row, kl.Softmax()(kl.Dense(3)(kl.GaussianNoise(0.1)(y))))


def nested():
    inner = keras.Input((8, 8, 3))
    y = kl.BatchNormalization(name="norm")(kl.Conv2D(4, 3, name="same")(inner))
    backbone = keras.Model(inner, kl.Conv2D(4, 3)(kl.ReLU()(y)), name="backbone")
    backbone.trainable = False
    head = keras.Sequential([kl.Flatten(), kl.BatchNormalization(), kl.Dense(3, name="same")])
    image = keras.Input((8, 8, 3))
    x = kl.RandomRotation(0.1)(kl.RandomFlip()(image))
    return keras.Model(image, head(backbone(x, training=False)))


def main(folder):
    for file in sorted((folder / "ours").glob("*.keras")):
        model = keras.models.load_model(file)
        save_answers(model, file.with_suffix(".npz"), random_inputs(model))
    theirs = folder / "theirs"
    theirs.mkdir()
    for make in (inverted_residuals, dense_blocks, steps, recurrent, table, nested):
        model = make()
        randomise(model)
        name = make.__name__
        save_answers(model, theirs / f"{name}.npz", random_inputs(model))
        model.save(theirs / f"{name}.keras")
        model.save(theirs / f"{name}.h5")


main(Path(sys.argv[1]))
